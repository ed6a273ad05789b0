#include "packaging/generate/completion.h"

#include "app/cli/commandtable.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto window = "window"_L1;

QStringList commandNames()
{
    QStringList names;
    for (const CommandRow &row : commandTable())
        names.append(row.name);
    return names;
}

QStringList optionNames(QLatin1StringView command)
{
    QStringList names;
    for (const OptionRow &row : optionTable()) {
        if (takesOption(command, row))
            names.append(row.name);
    }
    return names;
}

//! The options of which the value is such a thing, as patterns of `case`.
QString optionsWith(Filling filling)
{
    QStringList names;
    for (const OptionRow &row : optionTable()) {
        if (row.filling == filling)
            names.append(row.name);
    }
    return names.join(u'|');
}

//! For single quotes of any shell.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

QString bashValues()
{
    QString out;
    out += u"        %1) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"_s.arg(
        optionsWith(Filling::File));
    out += u"        %1) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"_s.arg(
        optionsWith(Filling::Folder));
    for (const OptionRow &row : optionTable()) {
        if (row.filling == Filling::Choice)
            out += u"        %1) COMPREPLY=($(compgen -W '%2' -- \"$word\")); return ;;\n"_s.arg(
                row.name, row.choices);
    }
    out += u"        %1|%2) COMPREPLY=(); return ;;\n"_s.arg(optionsWith(Filling::Text),
                                                             optionsWith(Filling::Number));
    return out;
}

QString bashCommands()
{
    QString out;
    for (const CommandRow &row : commandTable()) {
        const QString files = row.filling == Filling::File ? u" files=1"_s : QString{};
        out += u"        %1) options='%2'%3 ;;\n"_s.arg(row.name, optionNames(row.name).join(u' '),
                                                        files);
    }
    return out;
}

QString zshOption(const OptionRow &row)
{
    // In a description, brackets and colons have a meaning of their own.
    QString text = row.text;
    text.replace(u'[', "\\["_L1).replace(u']', "\\]"_L1).replace(u':', "\\:"_L1);
    QString spec = row.name + u'[' + text + u']';
    if (!row.value.isEmpty()) {
        QString value = row.value;
        value.replace(u':', "\\:"_L1);
        const QString how = row.filling == Filling::File     ? u"_files"_s
                            : row.filling == Filling::Folder ? u"_files -/"_s
                            : row.filling == Filling::Choice ? u'(' + row.choices + u')'
                                                             : u" "_s;
        spec = u"*"_s + spec + u':' + value + u':' + how;
    }
    return quoted(spec);
}

} // namespace

QString bashCompletion()
{
    return uR"(# Completion of limner for bash.
_limner()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= files= options i
    case $before in
%1    esac
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
            %2) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $command in
        '') options='%3 %4' ;;
%5    esac
    if [[ -n $files && $word != -* ]]; then
        COMPREPLY=($(compgen -f -- "$word"))
    else
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    fi
}
complete -o filenames -F _limner limner
)"_s.arg(bashValues(), commandNames().join(u'|'), commandNames().join(u' '),
         optionNames(window).join(u' '), bashCommands());
}

QString zshCompletion()
{
    QString commands;
    QString options;
    for (const CommandRow &row : commandTable()) {
        commands += u"    "_s + quoted(row.name + u':' + row.text) + u'\n';
        options += u"    "_s + row.name + u")\n      _arguments -s"_s;
        for (const OptionRow &option : optionTable()) {
            if (takesOption(row.name, option))
                options += u" \\\n        "_s + zshOption(option);
        }
        options += row.filling == Filling::File ? u" \\\n        '*:file:_files'"_s
                                                : u" \\\n        '*: : '"_s;
        options += u"\n      ;;\n"_s;
    }
    QString first;
    for (const OptionRow &option : optionTable()) {
        if (takesOption(window, option))
            first += u"    "_s + zshOption(option) + u" \\\n"_s;
    }
    return uR"(#compdef limner
# Completion of limner for zsh.
_limner() {
  local curcontext=$curcontext state line
  local -a commands
  commands=(
%1  )
  _arguments -C \
%2    '1:command:->command' \
    '*::argument:->argument'
  case $state in
  command) _describe command commands ;;
  argument)
    case $line[1] in
%3    esac
    ;;
  esac
}
_limner "$@"
)"_s.arg(commands, first, options);
}

QString fishCompletion()
{
    const QString names = commandNames().join(u' ');
    QString out = u"# Completion of limner for fish.\ncomplete -c limner -f\n"_s;
    for (const CommandRow &row : commandTable()) {
        out += u"complete -c limner -n 'not __fish_seen_subcommand_from %1' -a %2 -d %3\n"_s.arg(
            names, row.name, quoted(row.text));
        if (row.filling == Filling::File)
            out += u"complete -c limner -n '__fish_seen_subcommand_from %1' -F\n"_s.arg(row.name);
    }
    for (const OptionRow &row : optionTable()) {
        const bool isLong = row.name.startsWith("--"_L1);
        QString line = u"complete -c limner"_s;
        if (row.commands == window)
            line += u" -n 'not __fish_seen_subcommand_from "_s + names + u'\'';
        else if (!row.commands.isEmpty())
            line += u" -n '__fish_seen_subcommand_from "_s + row.commands + u'\'';
        line += (isLong ? u" -l "_s : u" -s "_s) + QString{row.name}.mid(isLong ? 2 : 1);
        if (row.filling == Filling::Choice)
            line += u" -x -a '"_s + row.choices + u'\'';
        else if (row.filling == Filling::File)
            line += u" -r -F"_s;
        else if (row.filling == Filling::Folder)
            line += u" -x -a '(__fish_complete_directories)'"_s;
        else if (!row.value.isEmpty())
            line += u" -x"_s;
        out += line + u" -d "_s + quoted(row.text) + u'\n';
    }
    return out;
}

} // namespace limner
