#include "ui/gallery/importline.h"

#include "core/library/inputtrouble.h"
#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/errortext.h"
#include "ui/common/iconbutton.h"
#include "ui/common/inputtext.h"
#include "ui/common/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString why(const Error &error)
{
    if (inputTroubleOf(error) != InputTrouble::None)
        return inputErrorText(error);
    const ErrorText words = errorText(error, ErrorPlace::Library);
    return words.why.isEmpty() ? words.what : words.what + u": "_s + words.why;
}

QString listOf(const ImportStand &stand)
{
    QString out;
    for (const RefusedFile &file : stand.refused)
        out += file.path + u'\t' + why(file.error) + u'\n';
    return out;
}

QString counted(const ImportStand &stand)
{
    QStringList parts{ImportLine::tr("Imported: %1").arg(stand.imported)};
    if (stand.already > 0)
        parts.append(ImportLine::tr("there already: %1").arg(stand.already));
    if (stand.refusedCount > 0)
        parts.append(ImportLine::tr("refused: %1").arg(stand.refusedCount));
    if (stand.passedOver > 0)
        parts.append(ImportLine::tr("other files passed over: %1").arg(stand.passedOver));
    return parts.join(u" · "_s);
}

QString words(const ImportStand &stand)
{
    if (stand.isPaused)
        return ImportLine::tr("Paused. %1").arg(counted(stand));
    if (!stand.isDone) {
        const QString file = QFileInfo{stand.current}.fileName();
        return file.isEmpty() ? ImportLine::tr("Importing…")
                              : ImportLine::tr("Importing %1 … %2").arg(file, counted(stand));
    }
    if (stand.end && stand.end->kind != ErrorKind::Cancelled)
        return ImportLine::tr("The import ended early. %1. %2")
            .arg(why(*stand.end), counted(stand));
    return counted(stand);
}

} // namespace

ImportLine::ImportLine(QWidget *parent)
    : QFrame{parent}
    , m_text{new ElidedLabel{{}, this}}
    , m_pause{makeButton({}, "importPause", u"small"_s, this)}
    , m_stop{makeButton(tr("Stop"), "importStop", u"small"_s, this)}
    , m_list{makeButton(tr("Copy the list of refused files"), "importList", u"small"_s, this)}
    , m_close{new IconButton{u"close"_s, tr("Close this message"), this}}
{
    setObjectName(u"importLine"_s);
    setProperty("surface", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(u"importText"_s);
    m_text->setProperty("role", u"body-dim"_s);
    m_close->setObjectName(u"importClose"_s);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 5, metrics::margin, 5);
    row->addWidget(m_text, 1);
    for (QWidget *one : std::initializer_list<QWidget *>{m_pause, m_stop, m_list, m_close})
        row->addWidget(one);
    connectButtons();
    hide();
}

void ImportLine::connectButtons()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseWanted(!m_stand.isPaused); });
    connect(m_stop, &QPushButton::clicked, this, &ImportLine::stopWanted);
    connect(m_list, &QPushButton::clicked, this, [this] { emit listWanted(listOf(m_stand)); });
    connect(m_close, &IconButton::clicked, this, &QWidget::hide);
}

void ImportLine::setStand(const ImportStand &stand)
{
    m_stand = stand;
    m_text->setText(words(stand));
    m_pause->setText(stand.isPaused ? tr("Go on") : tr("Pause"));
    m_pause->setVisible(!stand.isDone);
    m_stop->setVisible(!stand.isDone);
    m_list->setVisible(stand.isDone && stand.refusedCount > 0);
    m_close->setVisible(stand.isDone);
    setVisible(true);
}

QString ImportLine::text() const
{
    return isHidden() ? QString{} : words(m_stand);
}

} // namespace limner
