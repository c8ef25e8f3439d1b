"""What is wrong with set pages and stories, in words."""
