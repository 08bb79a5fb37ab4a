"""Sockets and plugs for what a desk may switch on."""
