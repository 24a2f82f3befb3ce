#!/bin/sh
':' //; PATH="${0%/*}:${PATH:+$PATH:}/usr/local/bin:/usr/bin:/opt/homebrew/bin:/snap/bin"; command -v node >/dev/null && exec node "$0" "$@"; echo "mailkey-token: There is no node in $PATH: add the folder of Node.js to PATH." >&2; exit 78
// The line above is a comment for Node.js, and for a shell all there is: cron and Postfix have a short PATH, and npm
// puts this command beside the node that it was installed with.
import '../dist/main.js';
