#include "packaging/generate/manual.h"

#include "app/cli/commandtable.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! For roff: a hyphen that can be copied, and nothing that is taken for a request.
QString roff(QString text)
{
    text.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend("\\&"_L1);
    return text;
}

QString optionsOf(QLatin1StringView command, bool isEverywhere)
{
    QString out;
    for (const OptionRow &row : optionTable()) {
        if (!takesOption(command, row) || row.commands.isEmpty() != isEverywhere)
            continue;
        out += u".TP\n\\fB"_s + roff(row.name) + u"\\fR"_s;
        if (!row.value.isEmpty())
            out += u" \\fI"_s + roff(row.value) + u"\\fR"_s;
        out += u'\n' + roff(row.text) + u'\n';
        if (!row.choices.isEmpty())
            out += u"One of: "_s + roff(row.choices) + u".\n"_s;
    }
    return out;
}

QString commands()
{
    QString out;
    for (const CommandRow &row : commandTable()) {
        out += u".SS \"limner "_s + roff(row.name);
        if (!row.words.isEmpty())
            out += u' ' + roff(row.words);
        out += u"\"\n"_s + roff(row.text) + u'\n';
        if (row.name != "serve"_L1) // it has a page of its own
            out += optionsOf(row.name, false);
    }
    return out;
}

} // namespace

QString manualPage(const QString &pattern, const QString &version, const QString &date)
{
    static const QRegularExpression options{u"^@OPTIONS ([a-z]+)@$"_s};
    QStringList out;
    for (QString line : pattern.split(u'\n')) {
        const QRegularExpressionMatch asked = options.match(line);
        if (line == "@COMMANDS@"_L1)
            line = commands().chopped(1);
        else if (line == "@OPTIONS everywhere@"_L1)
            line = optionsOf("window"_L1, true).chopped(1);
        else if (asked.hasMatch()) {
            const QByteArray command = asked.captured(1).toLatin1();
            line = optionsOf(QLatin1StringView{command}, false).chopped(1);
        }
        out.append(line.replace("@VERSION@"_L1, version).replace("@DATE@"_L1, date));
    }
    return out.join(u'\n');
}

} // namespace limner
