#include "ui/settings/settingspage.h"

#include "ui/common/controls.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

QVBoxLayout &SettingsPage::begin(const QString &title, const QString &text)
{
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLabel(title, u"title"_s));
    column->addSpacing(4);
    QLabel *const words = makeLabel(text, u"body-dim"_s);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(20);
    return *column;
}

} // namespace limner
