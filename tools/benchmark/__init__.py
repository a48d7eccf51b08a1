"""The measurements that tools/bench prints."""
