"""What comes into the register and goes out of it in files that others can write and read."""
