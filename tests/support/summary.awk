# Reads the verbose output of ctest, counts test functions (or whole tests, where a test has none), prints what the
# failed ones said, and ends with the one line of ./dev test. Exit code 1 when something failed or nothing ran.
/^[0-9]+: / {
    id = $1 + 0
    text = substr($0, index($0, ": ") + 2)
    said[id] = said[id] text "\n"
    if (text ~ /^(PASS|XFAIL) +: / && text !~ /::(init|cleanup)TestCase\(\)$/) passes[id]++
    else if (text ~ /^(FAIL!|XPASS|SKIP) +: /) fails[id]++ # a skipped test proved nothing
}
/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    match($0, /#[0-9]+/)
    id = substr($0, RSTART + 1, RLENGTH - 1) + 0
    ran++
    if ($0 ~ / Passed /) {
        passed += passes[id] ? passes[id] : (fails[id] ? 0 : 1)
        failed += fails[id]
        if (!fails[id]) next
    } else {
        passed += passes[id]
        failed += fails[id] ? fails[id] : 1
    }
    line = $0
    sub(/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: /, "", line)
    gsub(/ \.\.+/, ":", line)
    count = split(said[id], lines, "\n")
    print "---- " line
    # What broke comes first: whoever sees the beginning only sees enough.
    for (i = 1; i < count; i++)
        if (lines[i] ~ /ERROR: |runtime error|Received signal|^QFATAL|^(FAIL!|XPASS|SKIP) +: |^   (Actual|Expected) |^   Loc: /) print lines[i]
    for (i = count > 120 ? count - 120 : 1; i < count; i++)
        if (lines[i] !~ /^PASS  /) print lines[i]
}
END {
    printf "%d passed, %d failed\n", passed, failed
    exit (failed > 0 || ran == 0)
}
