#include "ui/gallery/outputpart.h"

#include "ui/common/clipboard.h"
#include "ui/common/controls.h"
#include "ui/gallery/outputtext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

OutputPart::OutputPart(QWidget *parent)
    : QWidget{parent}
    , m_text{new OutputText{this}}
    , m_cut{new QLabel{this}}
    , m_copy{makeButton(tr("Copy text"), "copyText", u"small"_s)}
    , m_open{makeButton(tr("Open in another program"), "openOutside", u"small"_s)}
{
    setObjectName(u"outputPart"_s);
    m_cut->setObjectName(u"outputCut"_s);
    m_cut->setProperty("role", u"faint"_s);
    m_cut->setWordWrap(true);
    m_cut->setText(tr("This is its beginning. Another program shows all of it."));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_copy);
    row->addWidget(m_open);
    row->addStretch(1);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addWidget(m_cut);
    column->addLayout(row);
    connect(m_text, &OutputText::contentChanged, this, &OutputPart::takeContent);
    connect(m_copy, &QPushButton::clicked, this, &OutputPart::copy);
    connect(m_open, &QPushButton::clicked, this, &OutputPart::openRequested);
    takeContent();
    hide();
}

void OutputPart::showFile(const QString &file, const QString &mediaType)
{
    const bool isJson = mediaType.startsWith(u"application/json");
    const bool isWords = mediaType.startsWith(u"text/");
    m_text->showFile(isJson || isWords ? file : QString{},
                     isJson ? OutputText::Kind::Values : OutputText::Kind::Words);
    show();
}

void OutputPart::clear()
{
    m_text->showFile({});
    hide();
}

void OutputPart::takeContent()
{
    const ReadableText &content = m_text->content();
    m_copy->setText(tr("Copy text"));
    m_copy->setVisible(!content.text.isEmpty());
    m_copy->setToolTip(content.isCut ? tr("Copies what is shown here.") : QString{});
    m_cut->setVisible(content.isCut);
}

void OutputPart::copy()
{
    putOnClipboard(m_text->content().text, this, [this](bool isThere) {
        m_copy->setText(isThere ? tr("Copied") : tr("Not copied"));
    });
}

} // namespace limner
