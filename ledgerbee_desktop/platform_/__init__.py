"""What differs between desktops: keyring, folders, proxy, single instance; the only package that imports keyring."""
