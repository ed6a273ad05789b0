# Feeds tests/support/summary.awk what ctest prints and checks its last line and exit code.
cmake_minimum_required(VERSION 3.25)
function(expect name code line input)
    set(file ${CMAKE_CURRENT_BINARY_DIR}/summarytest-${name}.txt)
    file(WRITE ${file} "${input}")
    execute_process(COMMAND ${AWK} -f ${CMAKE_CURRENT_LIST_DIR}/../support/summary.awk ${file}
        RESULT_VARIABLE result OUTPUT_VARIABLE output)
    file(REMOVE ${file})
    if(NOT result EQUAL code OR NOT output MATCHES "(^|\n)${line}\n$")
        message(FATAL_ERROR "${name}: exit ${result}, expected ${code} and \"${line}\":\n${output}")
    endif()
endfunction()

expect(good 0 "3 passed, 0 failed" "1: PASS   : A::initTestCase()
1: PASS   : A::works()
1: PASS   : A::worksToo(row)
1/2 Test  #1: tst_a .......   Passed    0.1 sec
2/2 Test  #2: lint_b ......   Passed    0.1 sec
")
expect(failing 1 "1 passed, 2 failed" "1: PASS   : A::works()
1: FAIL!  : A::fails() no
1/2 Test  #1: tst_a .......***Failed    0.1 sec
2/2 Test  #2: tst_b .......***Exception: SegFault  0.1 sec
")
expect(skipped 1 "0 passed, 1 failed" "1: SKIP   : A::lazy() no server
1/1 Test  #1: tst_a .......   Passed    0.1 sec
")
expect(none 1 "0 passed, 0 failed" "No tests were found!!!
")
