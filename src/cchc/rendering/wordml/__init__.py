"""WordprocessingML: the parts of a .docx package, written directly so that every byte is ours."""
