"""What claims and rows say of each other: each module judges one kind of statement."""
