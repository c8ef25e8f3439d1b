"""Pinwheels: five rectangles round one another, which no cut parts."""
