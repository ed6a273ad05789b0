#include "ui/settings/aboutpage.h"

#include "ui/common/controls.h"
#include "ui/settings/formrows.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Limner's own, whole.
QString licenceText()
{
    QFile file{u":/LICENSE"_s};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

QLabel *selectable(const QString &text, const QString &name, const QString &role)
{
    QLabel *const label = makeLabel(text, role);
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutPage::AboutPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(u"Limner"_s, tr("From a prompt to a link, with the pictures safe on your storage."));
    m_copy = makeButton(tr("Copy versions"), "copyVersions");
    m_copy->setToolTip(tr("Version, commit and libraries, for a report"));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text); });

    m_version = selectable({}, u"programVersion"_s, {});
    m_commit = selectable({}, u"programCommit"_s, {});
    auto *const program = new FormRows{nullptr};
    program->addRow(tr("Version"), m_version);
    program->addRow(tr("Commit"), m_commit);
    layout.addLayout(program);
    layout.addSpacing(20);

    layout.addWidget(makeLabel(tr("Made of"), u"strong"_s));
    layout.addSpacing(8);
    m_parts = new FormRows{nullptr};
    layout.addLayout(m_parts);
    layout.addSpacing(20);

    layout.addWidget(makeLabel(tr("Licence of Limner"), u"strong"_s));
    layout.addSpacing(8);
    QLabel *const licence = selectable(licenceText(), u"licence"_s, u"body-dim"_s);
    licence->setWordWrap(true);
    licence->setAccessibleName(tr("Licence of Limner"));
    layout.addWidget(licence);
    layout.addStretch();
}

void AboutPage::load(const SettingsContext &context)
{
    const ProgramFacts &program = context.program;
    m_text = versionText(program);
    m_version->setText(program.version);
    m_commit->setText(program.commit.isEmpty() ? tr("built by a developer") : program.commit);
    for (const ShippedPart &part : program.parts)
        m_parts->addRow(part.name, selectable(part.version + u" · "_s + part.licence,
                                              u"part "_s + part.name, u"body-dim"_s));
}

} // namespace limner
