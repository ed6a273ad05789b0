#pragma once

#include "ui/models/modelkinds.h"
#include "ui/models/modelorder.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QBoxLayout;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace limner {

class IconButton;
class SegmentedControl;

//! Above the cards: the one field for words and names, the providers, the kinds. What a name or an
//! address will do is said in the line below the field, and so is what went wrong with it.
class ModelsHead final : public QWidget {
    Q_OBJECT
public:
    struct ProviderChoice {
        QString id = {}; //!< empty = all of them
        QString name = {};
        bool hasKey = false;
    };
    explicit ModelsHead(QWidget *parent = nullptr);

    void setProviders(const std::vector<ProviderChoice> &providers);
    //! The field and the providers one below the other; a cross of its own.
    void setNarrow(bool isNarrow, bool hasClose);
    [[nodiscard]] QString typed() const;
    //! Silent: whoever sets it knows it.
    void setTyped(const QString &text);
    //! The choice of provider and kind, silently.
    void showFilter(const QString &provider, ModelKind kind);
    void takeFocus();
    //! A name is being opened.
    void showOpening(const QString &name);
    //! In words, below the field; with a way to the settings where a key is missing.
    void showProblem(const QString &text, bool offersSettings);
    void clearHint();
    [[nodiscard]] QString hint() const;
    void refreshIcons();

signals:
    //! Typing paused.
    void wordsChanged(const QString &words);
    //! Return, on words or on a name.
    void entered(const QString &typed);
    void downWanted(); //!< to the cards
    void filterChosen(const QString &provider, limner::ModelKind kind);
    void orderChosen(limner::ModelOrder order);
    void closeWanted();
    void settingsWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildField();
    [[nodiscard]] QWidget *buildKinds();
    [[nodiscard]] QPushButton *buildOrder();
    [[nodiscard]] QWidget *buildHint();
    void readTyped();
    void tellWords();
    void tellFilter();
    void showHint(const QString &text, bool isProblem);

    QLineEdit *m_field = nullptr;
    QAction *m_fieldIcon = nullptr;
    SegmentedControl *m_providers = nullptr;
    QButtonGroup *m_kinds = nullptr;
    IconButton *m_close = nullptr;
    QBoxLayout *m_line = nullptr;
    QStackedLayout *m_below = nullptr; //!< kinds, or the hint
    QLabel *m_hint = nullptr;
    QPushButton *m_settings = nullptr;
    QProgressBar *m_progress = nullptr;
    std::vector<ProviderChoice> m_choices;
    QTimer m_pause;
    QString m_told; //!< the words that were told last
};

} // namespace limner
