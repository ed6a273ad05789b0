#include "app/cli/answertext.h"

#include "core/provider/providertable.h"
#include "ui/common/formats.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestPrompt = 80;

QString oneLine(const QString &text, qsizetype most)
{
    return text.simplified().left(most);
}

QString words(const WindowCommand &, const Json &)
{
    return {};
}

QString words(const DoorCommand &, const Json &)
{
    return {};
}

QString urlLines(const Json &answer)
{
    QString out;
    for (const Json &url : memberAt(answer, "urls"))
        out += toText(url) + u'\n';
    return out;
}

QString plannedWords(const Json &answer)
{
    QString out;
    for (const Json &one : memberAt(answer, "prompts"))
        out += textAt(one, "prompt").simplified() + u'\n';
    const Json &cost = memberAt(answer, "cost");
    const std::optional<double> amount = numberAt(cost, "amount");
    return out +
           u"Prompts: %1, pictures: %2, jobs: %3, %4\n"_s.arg(memberAt(answer, "prompts").size())
               .arg(integerAt(answer, "pictures").value_or(0))
               .arg(integerAt(answer, "jobs").value_or(0))
               .arg(amount ? formatMoney(*amount, textAt(cost, "currency")) : u"price unknown"_s);
}

QString words(const GenerateCommand &, const Json &answer)
{
    if (answer.contains("prompts"))
        return plannedWords(answer);
    return urlLines(answer);
}

QString words(const ResumeCommand &, const Json &answer)
{
    return urlLines(answer);
}

QString words(const ListCommand &, const Json &page)
{
    QString out;
    for (const Json &row : memberAt(page, "rows"))
        out += textAt(row, "url", textAt(row, "path")) + u'\t' +
               oneLine(textAt(row, "prompt"), longestPrompt) + u'\n';
    return out;
}

QString words(const JobsCommand &, const Json &page)
{
    QString out;
    for (const Json &row : memberAt(page, "rows")) {
        const QString state = textAt(row, "state");
        out += textAt(row, "id") + u'\t' + state + u'\t' +
               oneLine(textAt(row, "prompt"), longestPrompt) + u'\n';
        // Made, paid, and not here yet: that has something to say.
        const Json &error = memberAt(row, "error");
        if (state == "fetching"_L1 && error.is_object())
            out += u"  "_s + textAt(error, "hint") + u'\n';
    }
    return out;
}

QString words(const ModelCommand &, const Json &model)
{
    if (!model.contains("model"))
        return {};
    QString out = textAt(model, "model") + u' ' + textAt(model, "version") + u'\n';
    for (const Json &parameter : memberAt(model, "parameters")) {
        const QString usual = QString::fromUtf8(toBytes(memberAt(parameter, "default")));
        out += u"  %1  %2  %3\n"_s.arg(textAt(parameter, "name"), textAt(parameter, "kind"),
                                       usual.left(60));
    }
    return out;
}

QString words(const ModelsCommand &, const Json &found)
{
    QString out;
    for (const Json &one : memberAt(found, "models"))
        out += textAt(one, "provider") + u':' + textAt(one, "model") + u'\t' +
               oneLine(textAt(one, "description"), longestPrompt) + u'\n';
    return out;
}

QString words(const SpendCommand &command, const Json &spend)
{
    if (command.asCsv)
        return textAt(spend, "csv");
    if (!spend.contains("currency"))
        return {};
    const QString currency = textAt(spend, "currency");
    const auto money = [&currency](const Json &object, const char *key) {
        return formatMoney(numberAt(object, key).value_or(0), currency);
    };
    const auto line = [&](const QString &what, const char *key, const char *cap) {
        const Json &caps = memberAt(spend, "caps");
        const bool isCapped = numberAt(caps, cap).value_or(0) > 0;
        return what + money(spend, key) + (isCapped ? u" of "_s + money(caps, cap) : QString{}) +
               u'\n';
    };
    QString out = line(u"Today       "_s, "today", "day") +
                  line(u"This month  "_s, "month", "month") +
                  line(u"Reserved    "_s, "reserved", "");
    for (const Json &one : memberAt(spend, "by_model"))
        out += u"  %1, pictures: %2, %3\n"_s.arg(
            oneLine(textAt(one, "model"), 100),
            QString::number(integerAt(one, "pictures").value_or(0)), money(one, "amount"));
    return out;
}

QString words(const CheckCommand &, const Json &answer)
{
    QString out;
    const auto line = [&out](bool isGood, const QString &text) {
        out += (isGood ? u"✓ "_s : u"✗ "_s) + text + u'\n';
    };
    for (const Json &one : memberAt(answer, "providers")) {
        const ProviderSpec *const spec = findProvider(textAt(one, "provider"));
        const bool isGood = boolAt(one, "ok", false);
        const QString account = textAt(one, "account");
        const QString good = account.isEmpty() ? u"the key is accepted"_s : account;
        line(isGood, (spec ? spec->name : QString{}) + u": "_s +
                         (isGood ? good : errorSentence(memberAt(one, "error"))));
    }
    for (const char *part : {"store", "studio"}) {
        for (const Json &step : memberAt(answer, part)) {
            const QString text = textAt(step, "text");
            line(boolAt(step, "ok", false),
                 text.isEmpty() ? errorSentence(memberAt(step, "error")) : text);
        }
    }
    for (const Json &one : memberAt(answer, "server"))
        line(boolAt(one, "ok", false), textAt(one, "text"));
    return out;
}

QString words(const ImportCommand &, const Json &answer)
{
    if (!answer.contains("imported"))
        return {};
    const Json &refused = memberAt(answer, "refused");
    QString out = u"Imported: %1, there already: %2, refused: %3\n"_s
                      .arg(integerAt(answer, "imported").value_or(0))
                      .arg(integerAt(answer, "already").value_or(0))
                      .arg(refused.size());
    for (const Json &one : refused)
        out += u"  "_s + textAt(one, "path") + u": "_s + textAt(one, "message") + u'\n';
    return out;
}

QString words(const LinkCommand &, const Json &answer)
{
    const QString text = textAt(answer, "text");
    return text.isEmpty() ? text : text + u'\n';
}

QString words(const ShareCommand &command, const Json &answer)
{
    if (command.list) {
        QString out;
        for (const Json &one : memberAt(answer, "shares"))
            out += textAt(one, "id") + u'\t' + textAt(one, "url", u"-"_s) + u'\t' +
                   oneLine(textAt(one, "title"), longestPrompt) + u'\n';
        return out;
    }
    const QString url = textAt(answer, "url");
    if (!answer.contains("removed"))
        return url.isEmpty() ? url : url + u'\n';
    return boolAt(answer, "waiting", false)
               ? u"Pages that go as soon as the store answers: %1\n"_s.arg(
                     memberAt(answer, "removed").size())
               : u"Pages taken back: %1\n"_s.arg(memberAt(answer, "removed").size());
}

QString movedWords(const Json &answer, const char *where, const QString &what)
{
    return answer.contains(where) ? what.arg(memberAt(answer, where).size()) : QString{};
}

QString words(const TrashCommand &, const Json &answer)
{
    return movedWords(answer, "trashed", u"Pictures in the trash now: %1\n"_s);
}

QString words(const RestoreCommand &, const Json &answer)
{
    return movedWords(answer, "restored", u"Pictures back in the library: %1\n"_s);
}

QString membersLine(const Json &answer, const char *list, const QString &what)
{
    QStringList names;
    for (const Json &one : memberAt(answer, list))
        names.append(toText(one));
    return names.isEmpty() ? QString{} : what.arg(names.join(u", "_s)) + u'\n';
}

QString changeLines(const Json &answer)
{
    const bool isTried = boolAt(answer, "dry_run", false);
    const Json &changes = memberAt(answer, "settings");
    QString out = (isTried ? u"Settings that would change: %1\n"_s : u"Settings changed: %1\n"_s)
                      .arg(changes.size());
    for (const Json &one : changes)
        out += u"  %1: “%2” → “%3”\n"_s.arg(textAt(one, "name"),
                                            oneLine(textAt(one, "from"), longestPrompt),
                                            oneLine(textAt(one, "to"), longestPrompt));
    const auto counted = [&answer](const char *list, const char *which) {
        return integerAt(memberAt(answer, list), which).value_or(0);
    };
    for (const auto &[list, what] : {std::pair{"presets", u"Presets"_s}, {"prompts", u"Prompts"_s}})
        out += u"%1: %2 new, %3 there already\n"_s.arg(what)
                   .arg(counted(list, "new"))
                   .arg(counted(list, "there"));
    out += membersLine(answer, "addresses",
                       u"Your keys are sent to other addresses from then on: %1"_s);
    out += membersLine(answer, "passed_over", u"Passed over, it belongs to one computer: %1"_s);
    out += membersLine(answer, "unknown", u"Passed over, this version does not know it: %1"_s);
    if (boolAt(answer, "later", false))
        out += u"A later Limner wrote this file.\n"_s;
    return isTried ? out + u"Nothing was changed.\n"_s : out;
}

QString words(const SettingsCommand &command, const Json &answer)
{
    if (answer.contains("error"))
        return {};
    if (answer.contains("dry_run"))
        return changeLines(answer);
    if (answer.contains("exported"))
        return u"Settings, presets and prompts are in %1\n"_s.arg(textAt(answer, "exported"));
    return command.act == "export"_L1 ? QString::fromStdString(answer.dump(2)) + u'\n' : QString{};
}

} // namespace

QString answerText(const AnyCommand &command, const Json &answer)
{
    return std::visit([&answer](const auto &one) { return words(one, answer); }, command);
}

QString errorSentence(const Json &error)
{
    QString out = textAt(error, "message");
    const QString hint = textAt(error, "hint");
    if (!out.endsWith(u'.') && !out.endsWith(u'?') && !out.endsWith(u'。'))
        out += u'.';
    return hint.isEmpty() ? out : out + u' ' + hint;
}

} // namespace limner
