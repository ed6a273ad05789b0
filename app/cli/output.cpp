#include "app/cli/output.h"

#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>

namespace limner {
namespace {

bool print(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

void Output::text(const QString &text)
{
    out(visibleText(text).toUtf8());
}

void Output::json(const QByteArray &json)
{
    out(visibleJson(json));
}

void Output::out(const QByteArray &bytes)
{
    if (m_isBroken || bytes.isEmpty() || print(stdout, bytes))
        return;
    m_isBroken = true;
    err(QCoreApplication::translate("CommandLine", "limner: The answer could not be written: %1. "
                                                   "What was made is stored all the same.")
            .arg(qt_error_string(errno)));
}

void Output::err(const QString &line)
{
    static_cast<void>(print(stderr, visibleText(line).toUtf8() + '\n'));
}

} // namespace limner
