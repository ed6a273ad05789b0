#pragma once

#include "app/cli/commandline.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"

#include <QSet>

namespace limner {

//! Answers on the terminal, as text or as one JSON value, however many pages they come in.
class Printer {
public:
    Printer(const CommandLine &line, Output &output);

    //! A sentence on the way.
    void tell(const QString &sentence);
    //! An answer, or its next page.
    void print(const OrderedJson &answer);
    //! That was the last page, or nobody wants more.
    void finish();
    //! What went wrong before anybody could be asked.
    void printFailure(const Error &error);
    //! Of what was printed last; a failure where it could not be printed.
    [[nodiscard]] ExitCode exitCode() const
    {
        return m_output.isBroken() && m_exitCode == ExitCode::Good ? ExitCode::GenerationFailed
                                                                   : m_exitCode;
    }

private:
    void printJson(const OrderedJson &answer);
    void printRows(const OrderedJson &page);
    [[nodiscard]] bool isFirstTime(const OrderedJson &row);
    void printError(const Json &answer);

    const CommandLine &m_line;
    Output &m_output;
    QSet<QString> m_openJobs; //!< one that ends meanwhile comes again
    bool m_isOpen = false;    //!< the JSON list
    bool m_hasRows = false;
    ExitCode m_exitCode = ExitCode::Good;
};

} // namespace limner
