"""Who can read a set's folder, told from where it lies and what lies in it; never from what anybody wrote."""
