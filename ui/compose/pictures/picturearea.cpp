#include "ui/compose/pictures/picturearea.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace limner {

PictureArea::PictureArea(const QString &parameter, const QString &title, bool several,
                         QWidget *parent)
    : QFrame{parent}
    , m_line{new QLineEdit{this}}
    , m_fetch{new IconButton{u"download"_s, tr("Get the picture (Enter)"), this}}
{
    setProperty("role", u"drop"_s);
    setObjectName(u"drop_"_s + parameter);
    auto *const invitation =
        new ElidedLabel{several ? tr("Drop pictures here") : tr("Drop a picture here"), this};
    invitation->setProperty("role", u"dim"_s);
    QPushButton *const pick = makeButton(tr("Choose file…"), "pick", u"small"_s, this);
    pick->setObjectName(u"pick_"_s + parameter);
    pick->setAccessibleName(tr("Choose a file for %1").arg(title));
    QPushButton *const paste = makeButton(tr("Paste"), "paste", u"small"_s, this);
    paste->setObjectName(u"paste_"_s + parameter);
    paste->setAccessibleName(tr("Paste a picture for %1").arg(title));
    m_fetch->setObjectName(u"fetch_"_s + parameter);
    m_fetch->setAccessibleName(tr("Get the picture for %1").arg(title));
    m_fetch->hide();
    m_line->setPlaceholderText(several ? tr("or https addresses, or paths")
                                       : tr("or an https address, or a path"));
    m_line->setMinimumWidth(40);
    m_line->setAcceptDrops(false); // the whole field is where one drops
    auto *const head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(invitation, 1);
    head->addWidget(pick);
    head->addWidget(paste);
    auto *const typing = new QHBoxLayout;
    typing->setSpacing(6);
    typing->addWidget(m_line, 1);
    typing->addWidget(m_fetch);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(10, 8, 8, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(typing);
    connect(pick, &QPushButton::clicked, this, &PictureArea::pickWanted);
    connect(paste, &QPushButton::clicked, this, &PictureArea::pasteWanted);
    connect(m_fetch, &IconButton::clicked, this, &PictureArea::fetchWanted);
    connect(m_line, &QLineEdit::textChanged, m_fetch,
            [this](const QString &text) { m_fetch->setVisible(!text.trimmed().isEmpty()); });
}

} // namespace limner
