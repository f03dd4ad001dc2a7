"""The workbench: pages and an interface for programs over one store.

Only this machine can reach it. It answers from a snapshot in memory, so that it goes on
while another process writes to the store; what changes something goes to the store.
"""
