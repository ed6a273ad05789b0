# g++ 12 destroys a braced temporary, a capturing lambda, what a conditional expression chose, or the task beside && or
# ||, twice when it stands inside a co_await full expression, also in `co_return co_await`. Name it first, then move it.
include(${CMAKE_CURRENT_LIST_DIR}/common.cmake)
sources(all core app tests bench)
foreach(file IN LISTS all)
    file(READ ${ROOT}/${file} content)
    if(NOT content MATCHES "co_await")
        continue()
    endif()
    string(REGEX REPLACE "(^|[^:\"])//[^\n]*" "\\1" content "${content}")
    string(REGEX REPLACE "\"[^\"\n]*\"" "\"\"" content "${content}") # a brace in a text is only text
    string(REPLACE ";" "${semicolon}" content "${content}")
    string(REPLACE "[" "${open}" content "${content}")
    string(REPLACE "]" "${close}" content "${content}")
    # Whole statements from co_await on: up to the semicolon, or to the brace that opens a block.
    string(REGEX MATCHALL "co_await[^${semicolon}]*" statements "${content}")
    foreach(statement IN LISTS statements)
        string(REGEX REPLACE "\\)[ \n]*{.*" ")" expression "${statement}") # if (co_await x) {
        # Types with a constructor are safe; those of Qt and std that we hand over all have one.
        string(REGEX REPLACE "(Q[A-Z][A-Za-z]*|std::[a-z_:]+){[^{}]*}" "" expression "${expression}")
        string(REGEX REPLACE "[ \n]+" " " shown "${expression}")
        if(expression MATCHES "[(,=] *${open}[^${close}]+${close}")
            complain(${file} 0 "a capturing lambda inside a co_await expression: ${shown}")
        elseif(expression MATCHES "{")
            complain(${file} 0 "braces inside a co_await expression: ${shown}")
        elseif(expression MATCHES " (&&|[|][|]) ")
            complain(${file} 0 "a condition joined to a co_await expression: ${shown}")
        elseif(expression MATCHES " [?] ")
            complain(${file} 0 "a choice inside a co_await expression: ${shown}")
        endif()
    endforeach()
    # A coroutine lambda loses its captures with the closure.
    string(REGEX MATCHALL "${open}[^${close}\n]+${close} *\\([^)]*\\)[^{${semicolon}]*{[^}]*co_(await|return)" lambdas "${content}")
    foreach(lambda IN LISTS lambdas)
        string(REGEX REPLACE "[ \n]+" " " shown "${lambda}")
        complain(${file} 0 "a capturing lambda must not be a coroutine: ${shown}")
    endforeach()
endforeach()
finish()
