"""The commands: arguments, messages, exit status, nothing else."""
