"""Layouts with faults, mended part by part, and layouts that nearly close."""
