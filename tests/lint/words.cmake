# Words that stand for a mistake.
include(${CMAKE_CURRENT_LIST_DIR}/common.cmake)

sources(window ui app)
forbid("${window}" "(\\.|->)exec\\(\\)" "no nested event loops; dialogs use open()")
sources(product core ui app)
forbid("${product}" "QEventLoop|processEvents" "no nested event loops; dialogs use open()")
forbid("${product}" "QThread::(m|u)?sleep|sleep_for|sleep_until|usleep\\(" "never block: Clock::sleep")
forbid("${product}" "(class|struct) ([A-PR-Z][A-Za-z]*)?(Manager|Helper|Utils)([^A-Za-z]|$)" "say what it does: no Manager, Helper, Utils")
forbid("${product}" "friend class Test" "tests use what everyone uses")
forbid("${product}" "static [A-Za-z:]+ *[&*] *instance\\(" "no singletons")
forbid("${product}" "#include +\"[A-Za-z]+\\.moc\"" "classes with Q_OBJECT live in headers")
list(FILTER product EXCLUDE REGEX "^core/(base|sandbox)/|^core/provider/modelstore") # it stamps files
forbid("${product}" "currentDateTime(Utc)?\\(|currentSecsSinceEpoch\\(|currentMSecsSinceEpoch\\(|system_clock::now\\("
    "time comes from Clock")

sources(tests tests)
forbid("${tests}" "QSKIP" "a test that cannot run has failed")
forbid("${tests}" "qWait\\(|qSleep\\(|QThread::(m|u)?sleep|sleep_for|usleep\\(" "no sleeps: QTRY_*, QSignalSpy, ManualClock")

sources(all core ui app tests bench resources PATTERNS *.cpp *.h *.cmake CMakeLists.txt *.sh *.md *.json)
list(FILTER all EXCLUDE REGEX "^tests/data/|^tests/lint/words.cmake")
forbid("${all}" "(/home/[a-z]|/tmp/wt|/work/|/root/)" "no path of one machine")
finish()
