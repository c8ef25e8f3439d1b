"""The furniture judged before anything is set: whether its texts have room, measured as it is drawn."""
