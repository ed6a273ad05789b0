#include "ui/common/prompttext.h"

#include "ui/common/errortext.h"

#include <QCoreApplication>

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Prompt)
};

using K = PromptTrouble::Kind;

//! %1, %2 = what it is about.
const char *templateWords(K kind)
{
    switch (kind) {
    case K::NeverClosed:
        return QT_TRANSLATE_NOOP("Prompt", "This brace is never closed.");
    case K::NestedTooDeep:
        return QT_TRANSLATE_NOOP("Prompt", "Braces stand inside each other more than %1 deep.");
    case K::TooManyPieces:
        return QT_TRANSLATE_NOOP("Prompt", "The prompt and its word lists are too large.");
    case K::RangeBackwards:
        return QT_TRANSLATE_NOOP("Prompt", "The range %1-%2 runs backwards.");
    case K::NoWeight:
        return QT_TRANSLATE_NOOP("Prompt", "No choice in these braces has a weight.");
    case K::TooManyToPickFrom:
        return QT_TRANSLATE_NOOP("Prompt", "Several can be picked from at most %1 choices.");
    case K::NotNameAndValue:
        return QT_TRANSLATE_NOOP("Prompt", "“%1” takes name=value here.");
    case K::NoWildcard:
        return QT_TRANSLATE_NOOP("Prompt", "There is no word list “%1”.");
    case K::NoWildcardFolder:
        return QT_TRANSLATE_NOOP("Prompt", "“%1” is a word list, and there is no folder of them.");
    case K::WildcardEmpty:
        return QT_TRANSLATE_NOOP("Prompt", "The word list “%1” has no lines.");
    case K::NamesItself:
        return QT_TRANSLATE_NOOP("Prompt", "The word list “%1” names itself: %2.");
    case K::WildcardsTooDeep:
        return QT_TRANSLATE_NOOP("Prompt", "Word lists name each other more than %1 deep.");
    case K::WildcardLongLine:
        return QT_TRANSLATE_NOOP("Prompt",
                                 "A line of the word list “%1” has more than %2 characters.");
    case K::WildcardManyLines:
        return QT_TRANSLATE_NOOP("Prompt", "The word list “%1” has more than %2 lines.");
    case K::WildcardNotRead:
        return QT_TRANSLATE_NOOP("Prompt", "The word list “%1” cannot be read (%2).");
    case K::TemplateTooLong:
        return QT_TRANSLATE_NOOP("Prompt", "A prompt with variants has at most %1 characters.");
    case K::LeadsTooDeep:
        return QT_TRANSLATE_NOOP("Prompt", "Variables and word lists lead too deep into each "
                                           "other.");
    case K::PromptTooLong:
        return QT_TRANSLATE_NOOP("Prompt", "This becomes a prompt of more than %1 characters.");
    case K::UnknownVariable:
        return QT_TRANSLATE_NOOP("Prompt", "Nothing says what ${%1} is.");
    default:
        return nullptr;
    }
}

const char *listWords(K kind)
{
    switch (kind) {
    case K::NoSuchFile:
        return QT_TRANSLATE_NOOP("Prompt", "The file is not there: %1.");
    case K::NotAFile:
        return QT_TRANSLATE_NOOP("Prompt", "%1 is no file.");
    case K::QuoteGoesOn:
        return QT_TRANSLATE_NOOP("Prompt", "A quoted field goes on behind its quote.");
    case K::QuoteNeverClosed:
        return QT_TRANSLATE_NOOP("Prompt", "The quote that begins here is never closed.");
    case K::NoPromptColumn:
        return QT_TRANSLATE_NOOP("Prompt", "The first line must name the columns, and one of them "
                                           "“prompt”.");
    case K::TooManyColumns:
        return QT_TRANSLATE_NOOP("Prompt", "A list has at most %1 columns.");
    case K::ColumnUnnamed:
        return QT_TRANSLATE_NOOP("Prompt", "Every column needs a name of its own.");
    case K::TooManyFields:
        return QT_TRANSLATE_NOOP("Prompt", "There are more fields than the first line names.");
    case K::TooManyRows:
        return QT_TRANSLATE_NOOP("Prompt", "A list has at most %1 rows.");
    case K::NoPrompt:
        return QT_TRANSLATE_NOOP("Prompt", "There is no prompt in it.");
    case K::UnknownColumn:
        return QT_TRANSLATE_NOOP("Prompt", "This model has no “%1”.");
    case K::WrongInRow:
        return "%1"; // a sentence already
    case K::TooManyJobs:
        return QT_TRANSLATE_NOOP("Prompt", "A batch has at most %1 jobs.");
    default:
        return nullptr;
    }
}

const char *presetWords(K kind)
{
    switch (kind) {
    case K::PresetEmpty:
        return QT_TRANSLATE_NOOP("Prompt", "There is a preset without its values.");
    case K::PresetTooLarge:
        return QT_TRANSLATE_NOOP("Prompt", "A preset has at most %1 kB.");
    case K::PresetUnnamed:
        return QT_TRANSLATE_NOOP("Prompt", "A preset needs a name.");
    case K::TooManyPresets:
        return QT_TRANSLATE_NOOP("Prompt", "There are %1 presets already; delete some first.");
    case K::PresetFileTooLarge:
        return QT_TRANSLATE_NOOP("Prompt", "A file of presets has at most %1 MB.");
    case K::NotAPresetFile:
        return QT_TRANSLATE_NOOP("Prompt", "This is no file of presets.");
    case K::LaterPresetFile:
        return QT_TRANSLATE_NOOP("Prompt", "A later Limner wrote this file.");
    case K::TooManyInFile:
        return QT_TRANSLATE_NOOP("Prompt", "A file of presets has at most %1 of them.");
    default:
        return nullptr;
    }
}

const char *wordsOf(K kind)
{
    for (const auto &words : {templateWords, listWords, presetWords}) {
        if (const char *const found = words(kind))
            return found;
    }
    return "";
}

} // namespace

QString promptTroubleText(const PromptTrouble &trouble)
{
    QString sentence = Text::tr(wordsOf(trouble.kind));
    // Both at once: what they wrote may hold a %2 itself.
    if (sentence.contains(u"%2"))
        sentence = sentence.arg(trouble.about.value(0), trouble.about.value(1));
    else if (sentence.contains(u'%'))
        sentence = sentence.arg(trouble.about.value(0));
    if (!trouble.wildcard.isEmpty())
        sentence = Text::tr("In the word list “%1”: %2").arg(trouble.wildcard, sentence);
    else if (trouble.position)
        sentence =
            Text::tr("Character %1: %2").arg(QString::number(*trouble.position + 1), sentence);
    if (trouble.line > 0)
        sentence = Text::tr("Line %1: %2").arg(QString::number(trouble.line), sentence);
    return sentence;
}

QString promptErrorText(const Error &error)
{
    if (const std::optional<PromptTrouble> trouble = promptTroubleOf(error))
        return promptTroubleText(*trouble);
    return errorText(error, ErrorPlace::Library).sentence();
}

} // namespace limner
