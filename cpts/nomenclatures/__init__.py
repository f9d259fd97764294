"""Reference tables: closed lists of the data contract, with their labels and national codes.

No fact about one CPTS stands here. Each table is `slug → entry`, in display order.
"""
