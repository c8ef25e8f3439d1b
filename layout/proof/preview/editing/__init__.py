"""What the preview writes: a page's 版样 in the issue file, never over someone's save."""
