#include "core/prompt/prompttrouble.h"

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using K = PromptTrouble::Kind;

// By the order of the kinds. Scripts never see these; they hold a trouble together on its way.
constexpr std::array<const char *, promptTroubleKinds> names{
    "never_closed",      "nested_too_deep",   "too_many_pieces",    "range_backwards",
    "no_weight",         "too_many_to_pick",  "not_name_and_value", "no_wildcard",
    "no_folder",         "wildcard_empty",    "names_itself",       "wildcards_too_deep",
    "long_line",         "many_lines",        "wildcard_not_read",  "template_too_long",
    "leads_too_deep",    "prompt_too_long",   "unknown_variable",   "no_such_file",
    "not_a_file",        "quote_goes_on",     "quote_never_closed", "no_prompt_column",
    "too_many_columns",  "column_unnamed",    "too_many_fields",    "too_many_rows",
    "no_prompt",         "unknown_column",    "wrong_in_row",       "too_many_jobs",
    "preset_empty",      "preset_too_large",  "preset_unnamed",     "too_many_presets",
    "preset_file_large", "not_a_preset_file", "later_preset_file",  "too_many_in_file"};

constexpr auto prefix = "prompt_"_L1;

std::optional<K> kindNamed(const QString &name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1StringView{names[i]})
            return static_cast<K>(i);
    }
    return std::nullopt;
}

} // namespace

// The code is `prompt_KIND POSITION LINE WILDCARD`, the message what it is about, one a line.
Error promptError(const PromptTrouble &trouble)
{
    Error error;
    error.kind = trouble.kind == K::NoSuchFile          ? ErrorKind::NotFound
                 : trouble.kind == K::WildcardManyLines ? ErrorKind::TooLarge
                                                        : ErrorKind::InvalidInput;
    error.code = u"%1%2 %3 %4 %5"_s.arg(QString{prefix},
                                        QLatin1StringView{names[static_cast<size_t>(trouble.kind)]},
                                        QString::number(trouble.position.value_or(-1)),
                                        QString::number(trouble.line), trouble.wildcard);
    error.message = trouble.about.join(u'\n');
    return error;
}

std::optional<PromptTrouble> promptTroubleOf(const Error &error)
{
    if (!error.code.startsWith(prefix))
        return std::nullopt;
    const std::optional<K> kind = kindNamed(error.code.sliced(prefix.size()).section(u' ', 0, 0));
    if (!kind)
        return std::nullopt;
    PromptTrouble trouble{.kind = *kind};
    const int position = error.code.section(u' ', 1, 1).toInt();
    if (position >= 0)
        trouble.position = position;
    trouble.line = error.code.section(u' ', 2, 2).toInt();
    trouble.wildcard = error.code.section(u' ', 3);
    if (!error.message.isEmpty())
        trouble.about = error.message.split(u'\n');
    return trouble;
}

} // namespace limner
