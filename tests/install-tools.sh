#!/bin/sh
# Referees for tests that Python's package index does not carry: Chromium, jing (RELAX NG), the Nu HTML checker,
# Ace (accessibility of EPUB); and the XML Schema of METS.
# What cannot be installed here is left out; the tests that need it are skipped and say so.
set -u
cd "$(dirname "$0")/.." || exit 1

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v jing >/dev/null 2>&1 || missing="$missing jing"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing for tests:$missing"
    # shellcheck disable=SC2086
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } \
        >/dev/null 2>&1 || echo "could not install:$missing"
fi
if { [ ! -d node_modules/vnu-jar ] || [ ! -d node_modules/@daisy/ace ]; } &&
    command -v npm >/dev/null 2>&1 && command -v java >/dev/null 2>&1; then
    echo "installing for tests: vnu-jar, ace"
    # together: what one call does not name, npm takes away
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-save --no-package-lock --ignore-scripts vnu-jar @daisy/ace \
        >/dev/null 2>&1 || echo "could not install: vnu-jar, ace"
fi
# It wants an old lxml, which nothing of ours would run with: only the schema that it carries is read.
if [ -x .venv/bin/pip ] && [ -z "$(ls -d .venv/lib/python3*/site-packages/eark_validator 2>/dev/null)" ]; then
    .venv/bin/pip install --quiet --disable-pip-version-check --no-deps eark-validator >/dev/null 2>&1 ||
        echo "could not install: eark-validator"
fi
# They pin what ours do not, and lie in a folder of their own.
if [ ! -x .venv-referees/bin/rocrate-validator ] && [ -x .venv/bin/python ]; then
    echo "installing for tests: roc-validator, ocfl-py, dspyce"
    { .venv/bin/python -m venv .venv-referees && .venv-referees/bin/pip install --quiet --disable-pip-version-check \
        roc-validator rocrate ocfl-py dspyce; } >/dev/null 2>&1 || echo "could not install: roc-validator, ocfl-py, dspyce"
fi
exit 0
