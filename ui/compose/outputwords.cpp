#include "ui/compose/outputwords.h"

#include <QCoreApplication>

namespace limner {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(limner::ComposePanel)
};
} // namespace

QString outputText(OutputShape output)
{
    switch (output) {
    case OutputShape::Text:
        return Text::tr("This model writes text. It is kept as a file.");
    case OutputShape::Object:
        return Text::tr("This model answers with data. It is kept as a file.");
    case OutputShape::None:
        return Text::tr("This model does not say what comes out.");
    case OutputShape::Uri:
    case OutputShape::Uris:
        break;
    }
    return {};
}

} // namespace limner
