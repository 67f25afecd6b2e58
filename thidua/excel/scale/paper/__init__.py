"""What stands on an office's paper, whatever its file: pages, tables, paragraphs, captions, signatures."""
