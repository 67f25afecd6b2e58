"""The facts that letters can name, by what they are about; which kind names which is in `kinds`."""
