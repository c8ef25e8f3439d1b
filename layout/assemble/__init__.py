"""Dummies to frames: the only step from columns and rows to points."""
