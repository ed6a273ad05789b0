#include "ui/settings/wildcardsfield.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace limner {
namespace {
constexpr int pauseMs = 200;
} // namespace

WildcardsField::WildcardsField(QWidget *parent)
    : QWidget{parent}
    , m_line{new SettingsField{QStringLiteral("wildcardFolder"), this}}
    , m_words{makeLabel({}, QStringLiteral("faint"), this)}
{
    m_line->setPlaceholderText(tr("“wildcards” in the library"));
    m_line->setAccessibleName(tr("Folder of word lists"));
    m_words->setObjectName(QStringLiteral("wildcardWords"));
    m_words->setWordWrap(true);
    auto *const choose = makeButton(tr("Choose…"), "pickWildcards", {}, this);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(choose);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_words);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { emit countWanted(meant()); });
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        m_words->clear(); // it spoke of another folder
        m_pause.start();
    });
    connect(m_line, &QLineEdit::textEdited, this, &WildcardsField::edited);
    connect(choose, &QPushButton::clicked, this, &WildcardsField::pick);
}

QString WildcardsField::folder() const
{
    return QDir::fromNativeSeparators(m_line->text().trimmed());
}

QString WildcardsField::meant() const
{
    return folder().isEmpty() ? m_usual : folder();
}

void WildcardsField::setFolder(const QString &folder, const QString &usual)
{
    m_usual = usual;
    m_line->setText(QDir::toNativeSeparators(folder));
    m_pause.start();
}

void WildcardsField::showCount(const QString &folder, std::optional<int> lists)
{
    if (folder != meant())
        return; // of what stood there before
    const QString shown = QDir::toNativeSeparators(folder);
    const bool isWrong = !lists && !this->folder().isEmpty();
    setStyleProperty(*m_words, "role", isWrong ? QStringLiteral("error") : QStringLiteral("faint"));
    if (isWrong)
        m_words->setText(tr("There is no such folder: %1").arg(shown));
    else if (!lists)
        m_words->setText(tr("There are none yet: make %1 and put lists into it.").arg(shown));
    else if (*lists == 0)
        m_words->setText(tr("There is no list in %1 yet.").arg(shown));
    else
        m_words->setText(tr("Lists in %1: %2").arg(shown).arg(*lists));
}

void WildcardsField::pick()
{
    auto *const dialog = new QFileDialog{this, tr("Folder of word lists"), meant()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_line->setText(QDir::toNativeSeparators(path));
        emit edited();
    });
    dialog->open();
}

} // namespace limner
