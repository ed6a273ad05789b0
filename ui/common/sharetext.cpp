#include "ui/common/sharetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SharePage)
};

} // namespace

ErrorText shareDoubtText(const Error &doubt)
{
    if (doubt.code != "page_not_shown"_L1)
        return errorText(doubt, ErrorPlace::Store);
    const QString next = Text::tr("Share the picture links instead, or use a store that serves "
                                  "web pages.");
    if (doubt.message == "download"_L1)
        return {.what = Text::tr("The store hands the page out as a download"),
                .why = Text::tr("Browsers save it instead of showing it."),
                .next = next};
    return {.what = Text::tr("The store does not hand the page out as a web page"),
            .why = doubt.message.isEmpty()
                       ? Text::tr("It says nothing of its type.")
                       : Text::tr("Browsers get it as “%1”.").arg(doubt.message.left(60)),
            .next = next};
}

} // namespace limner
