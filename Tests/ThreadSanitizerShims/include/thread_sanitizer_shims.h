// Nothing to call: the sources take the place of functions of libraries.
