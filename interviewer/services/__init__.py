"""One use case a function: plain values in, a frozen report out, all or nothing."""
