#include "ui/common/sharewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SharePage)
};

} // namespace

ShareWords shareWords()
{
    return {
        {u"title"_s, Text::tr("Pictures")},
        {u"picture"_s, Text::tr("Picture %1")},
        {u"negative"_s, Text::tr("Negative prompt")},
        {u"model"_s, Text::tr("Model")},
        {u"seed"_s, Text::tr("Seed")},
        {u"size"_s, Text::tr("Size")},
        {u"date"_s, Text::tr("Date")},
        {u"download"_s, Text::tr("Download")},
        {u"gone"_s, Text::tr("This picture was taken back.")},
        {u"valid"_s, Text::tr("This page and its pictures can be opened until %1.")},
    };
}

QString shareLanguage()
{
    return Text::tr("en", "the code of the language that this is translated to, as in HTML");
}

QString shareFieldName(const QString &field)
{
    if (field == "prompt"_L1)
        return Text::tr("Prompt");
    if (field == "settings"_L1)
        return Text::tr("Settings");
    const ShareWords words = shareWords();
    const auto found = words.find(field);
    return found == words.end() ? field : found->second;
}

} // namespace limner
