#include "app/cli/output.h"

#include <cstdio>

namespace limner {
namespace {

void print(std::FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
    std::fflush(stream);
}

} // namespace

void Output::out(const QByteArray &text)
{
    print(stdout, text);
}

void Output::err(const QString &line)
{
    print(stderr, line.toUtf8() + '\n');
}

} // namespace limner
