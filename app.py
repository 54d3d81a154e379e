"""Entry of the page: ``streamlit run app.py``."""

if __name__ == "__main__":  # worker processes import this file again and must not draw
    from gouji.ui.page import show

    show()
