"""What every room stands on: lengths, diagnostics, frames, files, worker processes. It knows no issue."""
