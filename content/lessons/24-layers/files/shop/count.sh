echo "We sell $(wc -l < /dictionary.txt) kinds of things."
