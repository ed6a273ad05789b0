#include "ui/compose/modelpicker.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

//! At rest it shows the owner lightly and the name firmly; while typing it is an ordinary line.
class ModelLine final : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const QString owner = text().section(u'/', 0, 0).trimmed();
        const QString name = text().section(u'/', 1).trimmed();
        if (hasFocus() || name.isEmpty()) {
            QLineEdit::paintEvent(event);
            return;
        }
        const Tokens &tokens = tokensOf(*this);
        QPainter painter{this};
        painter.setPen(isEnabled() ? tokens.text : tokens.faint);
        QFont firm = font();
        firm.setWeight(QFont::DemiBold);
        const QFontMetrics firmMetrics{firm};
        QRect line = rect().adjusted(2, 0, 0, 0);
        const int firmWidth = std::min(firmMetrics.horizontalAdvance(name) + 2, line.width());
        const QString slash = u" / "_s;
        const int room = line.width() - firmWidth - fontMetrics().horizontalAdvance(slash);
        const QString prefix =
            room > 0 ? fontMetrics().elidedText(owner, Qt::ElideRight, room) + slash : QString{};
        painter.drawText(line, Qt::AlignVCenter, prefix);
        line.setLeft(line.left() + fontMetrics().horizontalAdvance(prefix));
        painter.setFont(firm);
        painter.drawText(line, Qt::AlignVCenter,
                         firmMetrics.elidedText(name, Qt::ElideRight, line.width()));
    }
};

} // namespace

ModelPicker::ModelPicker(QWidget *parent)
    : QComboBox{parent}
{
    setObjectName(u"modelPicker"_s);
    setAccessibleName(tr("Model"));
    setEditable(true);
    auto *line = new ModelLine{this};
    line->setObjectName(u"modelName"_s);
    line->setAccessibleName(tr("Model"));
    setLineEdit(line);
    setCompleter(nullptr); // it would finish a name nobody typed
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    setToolTip(tr("Choose a model, or type owner/name and press Return"));
    dressCombo(*this);
    connect(this, &QComboBox::activated, this, &ModelPicker::ask);
    connect(line, &QLineEdit::returnPressed, this, &ModelPicker::ask);
    connect(line, &QLineEdit::editingFinished, this, &ModelPicker::leave);
    connect(this, &QComboBox::editTextChanged, this, &ModelPicker::nameEdited);
}

void ModelPicker::setKnownModels(const QStringList &names)
{
    const QString shown = currentText();
    clear();
    addItems(names);
    setEditText(shown);
}

void ModelPicker::setModel(const QString &name)
{
    m_model = name;
    m_asked.clear();
    setCurrentIndex(findText(name));
    setEditText(name);
    lineEdit()->setCursorPosition(0);
}

QString ModelPicker::other() const
{
    const QString name = currentText().simplified().remove(u' ');
    return name == m_model ? QString{} : name;
}

void ModelPicker::ask()
{
    m_asked = other();
    if (!m_asked.isEmpty())
        emit modelWanted(m_asked);
}

// Left without asking, the field names what is in force; what was asked for stays until it is here
// or is written over.
void ModelPicker::leave()
{
    if (!lineEdit()->hasFocus() && !view()->isVisible() && other() != m_asked)
        setEditText(m_asked.isEmpty() ? m_model : m_asked);
}

} // namespace limner
