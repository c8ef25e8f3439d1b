"""The marked-up proof: layers, marks, galleys, stamp."""
