"""What people do in a channel beyond asking, the same for every channel."""
