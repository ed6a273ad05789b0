#include "ui/settings/firstrunpage.h"

#include "core/provider/providertable.h"
#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limner {
namespace {

constexpr int cardWidth = 560;

//! "A, B": those that can be connected.
QString providerNames()
{
    QStringList names;
    for (const ProviderSpec &spec : providerTable()) {
        if (spec.make)
            names.append(spec.name);
    }
    return names.join(QStringLiteral(", "));
}

//! One way in: a heading, what it means, a button.
QWidget *makeWay(const QString &title, const QString &text, QPushButton *button)
{
    auto *const card = new QFrame;
    card->setProperty("surface", QStringLiteral("card"));
    auto *const heading = makeLabel(title, QStringLiteral("strong"));
    auto *const words = makeLabel(text, QStringLiteral("body-dim"));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *const layout = new QVBoxLayout{card};
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(words, 1);
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

//! A little above it, as eyes expect.
void placeInMiddle(QWidget *column, QWidget &page)
{
    auto *const layout = new QVBoxLayout{&page};
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addStretch(2);
    auto *const centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(column, 100);
    centre->addStretch(1);
    layout->addLayout(centre);
    layout->addStretch(3);
}

} // namespace

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget{parent}
{
    setObjectName(QStringLiteral("firstRun"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("bg"));

    auto *const mark = new QLabel;
    mark->setPixmap(QIcon{QStringLiteral(":/icons/limner.svg")}.pixmap(40, 40));
    auto *const title = makeLabel(tr("Write a prompt, paste a link"), QStringLiteral("title"));
    auto *const text = makeLabel(tr("Limner runs image models in the cloud, keeps every finished "
                                    "picture on this computer and in "
                                    "your own storage, and puts its link on the clipboard."),
                                 QStringLiteral("body-dim"));
    text->setWordWrap(true);
    auto *const join = makeButton(tr("Connect…"), "firstRunConnect", QStringLiteral("primary"));
    auto *const play = makeButton(tr("Try the sandbox"), "firstRunSandbox");
    auto *const ways = new QHBoxLayout;
    ways->setSpacing(12);
    ways->addWidget(makeWay(tr("Connect"),
                            tr("A key for %1, and a bucket on MinIO or any S3 server. Two minutes.")
                                .arg(providerNames()),
                            join),
                    1);
    ways->addWidget(makeWay(tr("Try without an account"),
                            tr("Works offline and costs nothing. Limner draws the pictures itself; "
                               "no model is asked."),
                            play),
                    1);

    auto *const column = new QWidget;
    column->setMaximumWidth(cardWidth);
    auto *const inside = new QVBoxLayout{column};
    inside->setSpacing(12);
    inside->addWidget(mark);
    inside->addWidget(title);
    inside->addWidget(text);
    inside->addSpacing(8);
    inside->addLayout(ways);
    placeInMiddle(column, *this);

    connect(join, &QPushButton::clicked, this, &FirstRunPage::connectRequested);
    connect(play, &QPushButton::clicked, this, &FirstRunPage::sandboxRequested);
}

} // namespace limner
