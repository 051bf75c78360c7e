#!/bin/sh
# Makes an HTML page of each text: sh make-site.sh FOLDER
mkdir -p "$1"
for text in pages/*.txt; do
    page="$1/$(basename "$text" .txt).html"
    awk 'NR == 1 { print "<!doctype html>\n<title>" $0 "</title>\n<h1>" $0 "</h1>" }
         NR > 1 { print "<p>" $0 "</p>" }' "$text" > "$page"
    echo "made $page"
done
