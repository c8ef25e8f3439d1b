"""Single signs and what they belong to: Unicode's line-break classes, units, addresses."""
