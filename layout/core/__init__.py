"""What every room uses: lengths, diagnostics, frames, files, worker processes. It knows no issue."""
