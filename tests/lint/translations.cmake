# Every source string has its Simplified Chinese: lupdate finds nothing new and nothing unfinished.
# -D ROOT=… -D TS=… -D WORK=… -D LUPDATE=…
file(MAKE_DIRECTORY ${WORK})
get_filename_component(name ${TS} NAME)
configure_file(${TS} ${WORK}/${name} COPYONLY)
execute_process(
    COMMAND ${LUPDATE} -silent -no-obsolete -locations none -I . -source-language en -target-language zh_CN
        app ui core -ts ${WORK}/${name}
    WORKING_DIRECTORY ${ROOT} OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "lupdate failed: ${failed}")
endif()
file(STRINGS ${WORK}/${name} sources REGEX "<source>")
list(LENGTH sources all)
if(all LESS 100)
    message(FATAL_ERROR "only ${all} strings found: lupdate did not read the sources")
endif()
file(STRINGS ${WORK}/${name} unfinished REGEX "type=\"unfinished\"")
list(LENGTH unfinished missing)
if(missing GREATER 0)
    message(FATAL_ERROR "${missing} of ${all} strings have no translation. Run the lupdate of CONTRIBUTING.md and fill them in.")
endif()
